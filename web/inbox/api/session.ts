import type { Me, Preferences, WindowPage } from "#shared/wire.ts";
import type { Asked } from "../state/view.ts";
import { ask, query } from "./ask.ts";

export const signIn = (email: string, password: string): Promise<unknown> =>
  ask("POST", "/session", { email, password });

export const signInByLink = (token: string): Promise<unknown> => ask("POST", "/session/link", { token });

export const signOut = (): Promise<unknown> => ask("DELETE", "/session");

export const readMe = (): Promise<Me> => ask("GET", "/me");

/** The first screen; of the list either what is asked for, or a saved view. */
export const readWindow = (list: Asked | { readonly saved_view_id: number }): Promise<WindowPage> =>
  ask("GET", `/window${query({ ...list })}`);

export const changePreferences = (preferences: Partial<Preferences>): Promise<unknown> =>
  ask("PATCH", "/me/preferences", preferences);

export const changePassword = (old: string, fresh: string): Promise<unknown> =>
  ask("PUT", "/me/password", { old, new: fresh });
