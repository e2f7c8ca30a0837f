namespace IdentityHub.MasterData.Resolution;

/// <summary>How good a link is; better ones are taken first.</summary>
internal enum LinkStrength
{
    /// <summary>Evidence without proof: good among records of which none holds an account.</summary>
    Unproven = 1,

    /// <summary>A proven phone number together with the name.</summary>
    PhoneAndName = 2,

    /// <summary>A proven e-mail address.</summary>
    Email = 3,

    /// <summary>An identifier that names a party beyond doubt.</summary>
    Identifier = 4,
}
