import { expect, test, vi } from "vitest";
import { counted, grouped, speakIn } from "./t.ts";

test("the rules for counting are made once for a language, however much is counted", async () => {
  await speakIn("en");
  const made: string[] = [];
  const { PluralRules, NumberFormat } = Intl;
  vi.stubGlobal("Intl", {
    PluralRules: class extends PluralRules {
      constructor(of: string) {
        super(of);
        made.push(`rules ${of}`);
      }
    },
    NumberFormat: class extends NumberFormat {
      constructor(of: string) {
        super(of);
        made.push(`numbers ${of}`);
      }
    },
  });
  for (let count = 0; count < 50; count += 1) counted("row.unread", count);
  expect(grouped(1234567)).toBe("1,234,567");
  await speakIn("ru");
  expect(grouped(1234567)).toMatch(/^1\s234\s567$/);
  expect(made).toEqual(["rules en", "numbers en", "numbers ru"]);
});
