import { create } from "zustand";

export type ToastTone = "good" | "warn" | "bad" | "plain";

export interface Toast {
  id: number;
  tone: ToastTone;
  title: string;
  /** What to do about it. */
  body?: string;
}

interface Toasts {
  toasts: readonly Toast[];
  dismiss(id: number): void;
}

let nextId = 1;

export const useToasts = create<Toasts>((set) => ({
  toasts: [],
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}));

/** Tells the visitor something once. The same words twice in a row stay one toast. */
export function showToast(tone: ToastTone, title: string, body?: string): void {
  useToasts.setState(({ toasts }) => {
    const others = toasts.filter((toast) => toast.title !== title || toast.body !== body);
    const toast = { id: nextId++, tone, title, ...(body === undefined ? {} : { body }) };
    return { toasts: [...others, toast].slice(-4) };
  });
}
