/** World units of the scene in one tile of the realm. At a zoom of 1 and one device pixel a CSS pixel, a tile is 48 px. */
export const TILE = 48;
