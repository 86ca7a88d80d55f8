import { describe, expect, test } from "vitest";
import { type Piece, piecesOf } from "./entities.ts";
import type { Entity } from "./wire.ts";

const entity = (type: string, offset: number, length: number, url: string | null = null): Entity => ({
  type,
  offset,
  length,
  url,
});

/** As a person would write it down: `<b>bold</b>`, links with their address. */
function drawn(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      const name = piece.kind === "mark" ? piece.mark : `a ${piece.url}`;
      return `<${name}>${drawn(piece.pieces)}</${name.split(" ")[0]}>`;
    })
    .join("");
}

const words = (pieces: readonly Piece[]): string => drawn(pieces).replace(/<\/?(a|strong|em)( [^>]*)?>/g, "");

const shown = (text: string, ...entities: readonly Entity[]) => drawn(piecesOf(text, entities));

describe("formatting", () => {
  test("stands where UTF-16 units say, also behind emoji", () => {
    expect(shown("🙏🙏 важно!", entity("bold", 5, 5))).toBe("🙏🙏 <strong>важно</strong>!");
  });

  test("nests", () => {
    expect(shown("раз два три", entity("italic", 4, 3), entity("bold", 0, 11))).toBe(
      "<strong>раз <em>два</em> три</strong>",
    );
  });

  test("that overlaps goes on behind its neighbour", () => {
    expect(shown("раз два три", entity("bold", 0, 7), entity("italic", 4, 7))).toBe(
      "<strong>раз <em>два</em></strong><em> три</em>",
    );
  });

  test("of an unknown kind is plain text", () => {
    expect(shown("тайна", entity("spoiler", 0, 5))).toBe("тайна");
  });

  test.each([
    ["before the beginning", entity("bold", -3, 5), "<strong>ок</strong>но"],
    ["past the end", entity("bold", 2, 99), "ок<strong>но</strong>"],
    ["of nothing", entity("bold", 2, 0), "окно"],
    ["outside altogether", entity("bold", 50, 5), "окно"],
    ["of nonsense", entity("bold", Number.NaN, 5), "окно"],
    ["of words instead of numbers", { ...entity("bold", 0, 1), length: "x" as unknown as number }, "окно"],
  ])("%s harms nothing", (_, spoilt, expected) => {
    expect(shown("окно", spoilt)).toBe(expected);
  });

  test("never splits a character", () => {
    expect(shown("а🙏б", entity("bold", 2, 1))).toBe("а<strong>🙏</strong>б");
  });

  test("of any kind, anywhere, never loses or doubles a word", () => {
    const text = "Привет, 🙏 это обычный текст с 👨‍👩‍👧 семьёй";
    let seed = 1;
    const random = (upto: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % upto;
    };
    for (let round = 0; round < 300; round += 1) {
      const entities = Array.from({ length: random(6) }, () =>
        entity(["bold", "italic"][random(2)] ?? "", random(60) - 10, random(40)),
      );
      expect(words(piecesOf(text, entities))).toBe(text);
    }
  });
});

describe("links", () => {
  test("in the words are found, without the full stop behind them", () => {
    expect(shown("Вот: https://lavka.example/a?b=1. И ещё")).toBe(
      "Вот: <a https://lavka.example/a?b=1>https://lavka.example/a?b=1</a>. И ещё",
    );
  });

  test("that are already marked are not marked twice", () => {
    expect(shown("https://a.example", entity("link", 0, 17))).toBe(
      "<a https://a.example/>https://a.example</a>",
    );
  });

  test("written without their scheme lead to https", () => {
    expect(shown("lavka.example", entity("link", 0, 13))).toBe("<a https://lavka.example/>lavka.example</a>");
  });

  test("to mail and phone", () => {
    expect(shown("a@b.example", entity("email", 0, 11))).toBe("<a mailto:a@b.example>a@b.example</a>");
    expect(shown("+7 (900) 000-00-00", entity("phone", 0, 18))).toBe(
      "<a tel:+79000000000>+7 (900) 000-00-00</a>",
    );
  });

  test.each(["javascript:alert(1)", "data:text/html,x", " java\nscript:alert(1)", "vbscript:x", "", "нет"])(
    "to %j stay plain words",
    (url) => {
      expect(shown("нажмите", entity("text_link", 0, 7, url))).toBe("нажмите");
    },
  );

  test("whose words are a script stay plain words", () => {
    expect(shown("javascript:alert(1)", entity("link", 0, 19))).toBe("javascript:alert(1)");
  });
});
