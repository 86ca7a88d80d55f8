import { useEffect, useRef, useState } from "preact/hooks";
import { openWindow } from "../actions/open-window.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { signIn, signInByLink } from "../api/session.ts";
import { fate } from "../stores/fate.ts";
import { go, route } from "../stores/route.ts";
import { Details } from "../ui/states.tsx";
import { refusalWords } from "../words/refusals.ts";
import { t } from "../words/t.ts";

/** The door: by a password, or by a link that opens once. */
export function SignIn() {
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const enter = async (knock: () => Promise<unknown>) => {
    setBusy(true);
    setRefused(null);
    try {
      await knock();
      if (route.peek().at === "sign-in") go({ at: "inbox", view: "open", conversationId: null }, "replace");
      await openWindow();
      if (fate.peek().is !== "ready") setBusy(false);
    } catch (cause) {
      setRefused(refusedBy(cause));
      setBusy(false);
    }
  };
  useLinkToken((token) => void enter(() => signInByLink(token)));
  return (
    <main class="sign-in">
      <form
        class="sign-in-form"
        onSubmit={(event) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget);
          void enter(() => signIn(String(given.get("email")), String(given.get("password"))));
        }}
      >
        <h1>{t("app.name")}</h1>
        <label>
          {t("sign_in.email")}
          <input class="field" name="email" type="email" autocomplete="username" required maxLength={254} />
        </label>
        <label>
          {t("sign_in.password")}
          <input
            class="field"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxLength={1024}
          />
        </label>
        {refused && (
          <div class="form-trouble" role="alert">
            {refusalWords(refused)} <Details refused={refused} />
          </div>
        )}
        <button type="submit" class="button is-main" disabled={isBusy}>
          {t(isBusy ? "sign_in.entering" : "sign_in.enter")}
        </button>
      </form>
    </main>
  );
}

/** A link carries its token behind the #, so that no server and no log ever sees it; it is used once and wiped. */
function useLinkToken(use: (token: string) => void): void {
  const isUsed = useRef(false);
  useEffect(() => {
    const token = decodeURIComponent(location.hash.slice(1));
    if (!token || isUsed.current || route.peek().at !== "sign-in") return;
    isUsed.current = true;
    history.replaceState(history.state, "", location.pathname);
    use(token);
  });
}
