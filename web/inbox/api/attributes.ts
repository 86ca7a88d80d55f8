import type {
  AttributeCard,
  AttributeChange,
  NewAttribute,
  NewTag,
  TagCard,
  TagChange,
} from "#shared/wire.ts";
import { ask } from "./ask.ts";

export const readAttributes = (): Promise<readonly AttributeCard[]> => ask("GET", "/client-attributes");

export const defineAttribute = (attribute: NewAttribute): Promise<AttributeCard> =>
  ask("POST", "/client-attributes", attribute);

export const changeAttribute = (id: number, change: AttributeChange): Promise<AttributeCard> =>
  ask("PATCH", `/client-attributes/${id}`, change);

export const removeAttribute = (id: number): Promise<void> => ask("DELETE", `/client-attributes/${id}`);

export const readTags = (): Promise<readonly TagCard[]> => ask("GET", "/tags");

export const addTag = (tag: NewTag): Promise<TagCard> => ask("POST", "/tags", tag);

export const changeTag = (id: number, change: TagChange): Promise<TagCard> =>
  ask("PATCH", `/tags/${id}`, change);

export const removeTag = (id: number): Promise<void> => ask("DELETE", `/tags/${id}`);
