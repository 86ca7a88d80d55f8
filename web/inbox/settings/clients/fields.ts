/** What a column can mean besides attributes. */
export const FIELDS = [
  "record_id",
  "name",
  "first_name",
  "last_name",
  "phone",
  "email",
  "note",
  "tags",
] as const;
