namespace IdentityHub.Matching.Generation;

/// <summary>A place to live.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">State's code, or empty.</param>
/// <param name="PostcodeStart">What its postcodes begin with.</param>
/// <param name="AreaCode">Telephone area code without trunk prefix.</param>
internal sealed record City(string Name, string State, string PostcodeStart, string AreaCode);
