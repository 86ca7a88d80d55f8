import { describe, expect, it } from "vitest";
import { bothLayouts, onOtherLayout } from "./layout.ts";

describe("the other keyboard layout", () => {
  it("reads Latin letters as the Cyrillic ones of the same keys", () => {
    expect(onOtherLayout("ghbdtn")).toBe("привет");
    expect(onOtherLayout("Yfpyfxbnm")).toBe("Назначить");
    expect(onOtherLayout(",j,,th")).toBe("боббер");
    expect(onOtherLayout("to`")).toBe("ещё");
  });

  it("reads Cyrillic letters as the Latin ones", () => {
    expect(onOtherLayout("срфе")).toBe("chat");
    expect(onOtherLayout("Сдщыу")).toBe("Close");
  });

  it("leaves digits and spaces where they are", () => {
    expect(onOtherLayout("pfrfp 124")).toBe("заказ 124");
  });

  it("comes back to what was typed", () => {
    expect(onOtherLayout(onOtherLayout("съёмка"))).toBe("съёмка");
    expect(onOtherLayout(onOtherLayout("qwertyuiopasdfghjklzxcvbnm"))).toBe("qwertyuiopasdfghjklzxcvbnm");
  });

  it("gives both readings, the typed one first", () => {
    expect(bothLayouts("vfhbyf")).toEqual(["vfhbyf", "марина"]);
  });
});
