namespace IdentityHub.Matching.Generation;

/// <summary>A made-up address.</summary>
internal sealed record HomeAddress(string House, string Street, string StreetType, string Unit, City City, string Postcode);
