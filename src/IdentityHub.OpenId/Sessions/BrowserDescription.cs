using System.Net;
using System.Net.Sockets;

namespace IdentityHub.OpenId.Sessions;

/// <summary>What a person needs to recognise a device, and no more.</summary>
public static class BrowserDescription
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <summary>Browser and system, for example <c>Firefox on Linux</c>.</summary>
    public static string Device(string? userAgent)
    {
        var browser = Browsers.FirstOrDefault(entry => userAgent?.Contains(entry.Mark, StringComparison.Ordinal) == true).Name ?? "Browser";
        var system = Systems.FirstOrDefault(entry => userAgent?.Contains(entry.Mark, StringComparison.Ordinal) == true).Name;
        return system is null ? browser : $"{browser} on {system}";
    }

    /// <summary>The first 24 bits of an IPv4 address, 48 of an IPv6 address; null for none.</summary>
    public static string? Network(IPAddress? address)
    {
        if (address is null)
            return null;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return new IPAddress(bytes).ToString();
    }
}
