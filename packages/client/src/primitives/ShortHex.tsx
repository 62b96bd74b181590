import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import styles from "./ShortHex.module.css";

interface ShortHexProps {
  /** What it is: "Wallet address", "Transaction". */
  label: string;
  hex: string;
}

/** An address or a hash, shortened, with a button that copies the whole of it. */
export function ShortHex({ label, hex }: ShortHexProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const short = hex.length > 14 ? `${hex.slice(0, 6)}…${hex.slice(-4)}` : hex;
  return (
    <button
      type="button"
      className={styles.hex}
      title={hex}
      aria-label={`${label} ${hex}. Copy.`}
      onClick={() => void navigator.clipboard.writeText(hex).then(() => setCopied(true))}
    >
      {short}
      {copied ? <Check aria-hidden="true" size={13} /> : <Copy aria-hidden="true" size={13} />}
      <span className="unseen" aria-live="polite">
        {copied ? "Copied" : ""}
      </span>
    </button>
  );
}
