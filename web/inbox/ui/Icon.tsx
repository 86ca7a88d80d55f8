import type { LucideIcon } from "lucide-preact";

type Props = { readonly of: LucideIcon; readonly size?: 16 | 20 };

/** A mark beside words, or inside a button that says in words what it does. */
export const Icon = ({ of: Drawing, size = 16 }: Props) => (
  <Drawing size={size} strokeWidth={1.75} aria-hidden="true" class="icon" />
);
