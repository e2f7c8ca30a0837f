using System.Text;
using System.Xml.Linq;
using IdentityHub.Kernel.Secrets;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Secrets;

/// <summary>Decrypts what <see cref="RootKeyXmlEncryptor"/> encrypted. Data Protection makes it by its name, which is therefore stored and stays.</summary>
public sealed class RootKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc/>
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(
            services.GetRequiredService<IKeyWrapping>().Unwrap(RootKeyXmlEncryptor.Purpose, Convert.FromBase64String(encryptedElement.Value))));
}
