import type { Glyph } from "../icons/glyph.ts";

interface GlyphIconProps {
  glyph: Glyph;
  size?: number | string;
  /** What it stands for; leave out where words beside it say so. */
  label?: string;
  className?: string;
}

/** A game icon in the colour of the text around it. */
export function GlyphIcon({ glyph, size = "1.25em", label, className }: GlyphIconProps) {
  const shapes = glyph.paths.map((path) => <path key={path.slice(0, 40)} d={path} />);
  const frame = { viewBox: "0 0 512 512", width: size, height: size, fill: "currentColor", className };
  if (!label) {
    return (
      <svg {...frame} aria-hidden="true">
        {shapes}
      </svg>
    );
  }
  return (
    <svg {...frame} role="img" aria-label={label}>
      {shapes}
    </svg>
  );
}
