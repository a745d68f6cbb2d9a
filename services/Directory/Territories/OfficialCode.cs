using System.Globalization;
using System.Security.Cryptography;

namespace HubsPlatform.Directory.Territories;

public sealed record Region(string Code, string Name);

public sealed record Departement(string Code, string Name, string RegionCode);

/// <summary>A group of communes with a tax of its own; the code is its SIREN.</summary>
public sealed record Epci(string Code, string Name);

/// <summary>A commune of today; the code is INSEE's.</summary>
public sealed record Commune(string Code, string Name, string DepartementCode, string? EpciCode, int? Population, IReadOnlyList<string> PostalCodes);

/// <summary>A name or code that stands for a commune: a commune déléguée or associée, an arrondissement of Paris, Lyon or Marseille, a code no longer used.</summary>
public sealed record CommunePart(string Code, string? Name, Commune Commune, IReadOnlyList<string> PostalCodes);

/// <summary>About where a commune is, WGS 84, degrees.</summary>
/// <param name="Latitude">Of its chief place (GeoNames).</param>
/// <param name="Longitude">Likewise.</param>
/// <param name="IsSector">A small commune whose own chief place is not known: the middle of those that share its postal codes.</param>
public sealed record CommuneCentre(double Latitude, double Longitude, bool IsSector);

/// <summary>
/// The official geographic code of the year (INSEE's COG with La Poste's codes), as the build compacted it from
/// @etalab/decoupage-administratif.
/// </summary>
public sealed class OfficialCode
{
    private const string Resource = "geographic-code.tsv";

    public required IReadOnlyDictionary<string, Region> Regions { get; init; }
    public required IReadOnlyDictionary<string, Departement> Departements { get; init; }
    public required IReadOnlyDictionary<string, Epci> Epcis { get; init; }
    public required IReadOnlyDictionary<string, Commune> Communes { get; init; }
    public required IReadOnlyList<CommunePart> Parts { get; init; }

    /// <summary>By the commune's code; a few are not known.</summary>
    public required IReadOnlyDictionary<string, CommuneCentre> Centres { get; init; }

    /// <summary>SHA-256 of the whole code, by which a database knows whether it holds this one.</summary>
    public required string Checksum { get; init; }

    public static OfficialCode Load()
    {
        using var stream = typeof(OfficialCode).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build did not embed {Resource}.");
        var checksum = Convert.ToHexStringLower(SHA256.HashData(stream));
        stream.Position = 0;
        using var reader = new StreamReader(stream);
        return Read(reader, checksum);
    }

    /// <summary>The format is described in build/geographic-code.mjs.</summary>
    private static OfficialCode Read(TextReader reader, string checksum)
    {
        var regions = new Dictionary<string, Region>();
        var departements = new Dictionary<string, Departement>();
        var epcis = new Dictionary<string, Epci>();
        var communes = new Dictionary<string, Commune>(36_000);
        var parts = new List<CommunePart>(8_000);
        var centres = new Dictionary<string, CommuneCentre>(30_000);
        while (reader.ReadLine() is { } line)
        {
            var f = line.Split('\t');
            switch (f[0])
            {
                case "r":
                    regions.Add(f[1], new Region(f[1], f[2]));
                    break;
                case "d":
                    departements.Add(f[1], new Departement(f[1], f[2], f[3]));
                    break;
                case "e":
                    epcis.Add(f[1], new Epci(f[1], f[2]));
                    break;
                case "c":
                    communes.Add(f[1], new Commune(f[1], f[2], f[3], f[4].Length == 0 ? null : f[4], f[5].Length == 0 ? null : int.Parse(f[5], CultureInfo.InvariantCulture), List(f[6])));
                    break;
                case "p":
                    parts.Add(new CommunePart(f[1], f[2], communes[f[3]], f[4].Length == 0 ? communes[f[3]].PostalCodes : List(f[4])));
                    break;
                case "x":
                    centres.Add(f[1], new CommuneCentre(double.Parse(f[2], CultureInfo.InvariantCulture), double.Parse(f[3], CultureInfo.InvariantCulture), f[4] == "sector"));
                    break;
                case "o":
                    parts.Add(new CommunePart(f[1], null, communes[f[2]], []));
                    break;
            }
        }

        return new OfficialCode { Regions = regions, Departements = departements, Epcis = epcis, Communes = communes, Parts = parts, Centres = centres, Checksum = checksum };
    }

    private static string[] List(string field) => field.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
