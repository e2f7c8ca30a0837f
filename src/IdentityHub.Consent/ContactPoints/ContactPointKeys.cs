using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using IdentityHub.Kernel.Secrets;

namespace IdentityHub.Consent.ContactPoints;

/// <summary>Hashes contact points under the hub's key, so that they can be compared without being readable.</summary>
public sealed class ContactPointKeys(IKeyWrapping keys)
{
    private const string HashPurpose = "consent contact point";

    /// <summary>The key of a contact point: the same on every node, as long as the root key's HMAC key is the same.</summary>
    public ContactPointKey Of(ContactPoint contactPoint)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{(int)contactPoint.Kind}:{contactPoint.Value}");
        return new ContactPointKey(BinaryPrimitives.ReadUInt128BigEndian(keys.KeyedHash(HashPurpose, Encoding.UTF8.GetBytes(text))));
    }
}
