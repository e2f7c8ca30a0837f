namespace IdentityHub.Web.Shell;

/// <summary>Light, dark, or as the device says.</summary>
internal enum Theme
{
    Auto,
    Light,
    Dark,
}
