type Option<Value> = { readonly value: Value; readonly words: string };

type Props<Value> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChoose: (value: Value) => void;
};

/** One of several, in a list that folds. What is chosen and no longer there stays, nameless. */
export function Pick<Value>({ label, value, options, onChoose }: Props<Value>) {
  const chosen = options.findIndex((option) => option.value === value);
  return (
    <select
      class="field"
      aria-label={label}
      onChange={(event) => {
        const option = options[Number(event.currentTarget.value)];
        if (option) onChoose(option.value);
      }}
    >
      {chosen < 0 && <option value={-1} selected />}
      {options.map((option, place) => (
        <option key={String(option.value)} value={place} selected={place === chosen}>
          {option.words}
        </option>
      ))}
    </select>
  );
}
