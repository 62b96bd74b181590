import { WindingSpring } from "../../primitives/WindingSpring.tsx";

export default function RealmPage() {
  return <WindingSpring label="Unrolling the map…" />;
}
