import { describe, expect, it } from "vitest";
import { fitOf } from "./match.ts";

describe("what was typed", () => {
  it("fits by the beginnings of words, in any order", () => {
    expect(fitOf("отл завтра", "Отложить до завтра")).not.toBeNull();
    expect(fitOf("завтра отл", "Отложить до завтра")).not.toBeNull();
    expect(fitOf("ложить", "Отложить до завтра")).toBeNull();
  });

  it("fits on the other layout", () => {
    expect(fitOf("pfrh", "Закрыть")).not.toBeNull();
    expect(fitOf("сдщыу", "Close")).not.toBeNull();
  });

  it("fits by what it is also known as", () => {
    expect(fitOf("close", "Закрыть", "close done")).not.toBeNull();
  });

  it("does not mind ё and case", () => {
    expect(fitOf("темн", "Тёмная тема")).not.toBeNull();
  });

  it("fits better from the start than inside, and inside better than by another name", () => {
    const [start, inside, known] = [
      fitOf("те", "Тема"),
      fitOf("те", "Новая тема"),
      fitOf("те", "Вид", "тема"),
    ];
    expect(start).toBeLessThan(inside ?? 0);
    expect(inside).toBeLessThan(known ?? 0);
  });

  it("prefers the layout that was on", () => {
    expect(fitOf("закр", "Закрыть")).toBeLessThan(fitOf("pfrh", "Закрыть") ?? 0);
  });

  it("fits everything while nothing is typed", () => {
    expect(fitOf("  ", "Закрыть")).not.toBeNull();
  });
});
