using System.Security.Cryptography;
using System.Text;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>
/// The id of a record whose source gives none: made of its name and address, so that it is the same at the next delivery as long as
/// these are.
/// </summary>
internal static class DerivedId
{
    private static readonly StandardField[] Parts = [StandardField.Nom, StandardField.CodePostal, StandardField.Commune, StandardField.Adresse];

    public static string Of(StandardCells cells)
    {
        var text = string.Join('|', Parts.Select(part => PlainText.Of(cells[part])));
        return $"auto-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))}";
    }
}
