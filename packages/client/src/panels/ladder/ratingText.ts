/** A strength and how sure it is, three deviations to either side: "27.1 ± 6.9". */
export const ratingText = ({ mu, sigma }: { mu: number; sigma: number }): string =>
  `${mu.toFixed(1)} ± ${(3 * sigma).toFixed(1)}`;
