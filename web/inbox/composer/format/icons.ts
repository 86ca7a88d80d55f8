import { Bold, Code, EyeOff, Italic, Link, type LucideIcon, Quote, Strikethrough } from "lucide-preact";
import type { Format } from "./formats.ts";

export const ICONS: Readonly<Record<Format, LucideIcon>> = {
  bold: Bold,
  italic: Italic,
  strikethrough: Strikethrough,
  code: Code,
  quote: Quote,
  spoiler: EyeOff,
  text_link: Link,
};
