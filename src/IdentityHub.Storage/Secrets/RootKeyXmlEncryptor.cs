using System.Text;
using System.Xml.Linq;
using IdentityHub.Kernel.Secrets;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace IdentityHub.Storage.Secrets;

/// <summary>Encrypts the web framework's key ring under the root key before it goes into the database.</summary>
internal sealed class RootKeyXmlEncryptor(IKeyWrapping keys) : IXmlEncryptor
{
    internal const string Purpose = "data protection key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var wrapped = keys.Wrap(Purpose, Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new EncryptedXmlInfo(new XElement("wrapped", Convert.ToBase64String(wrapped)), typeof(RootKeyXmlDecryptor));
    }
}
