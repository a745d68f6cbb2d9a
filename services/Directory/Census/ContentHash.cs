using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census;

/// <summary>SHA-256 of a normalised record: two equal hashes mean that nothing changed.</summary>
internal sealed class ContentHash
{
    private byte[] _buffer = new byte[4096];
    private int _length;

    public byte[] Of(PlaceDraft place)
    {
        _length = 0;
        Add(place.Pivot);
        Add(place.Nom);
        Add(place.Commune);
        Add(place.CodePostal);
        Add(place.CodeInsee);
        Add(place.Adresse);
        Add(place.ComplementAdresse);
        Add(place.Latitude);
        Add(place.Longitude);
        Add(place.Typologie);
        Add(place.Telephone);
        Add(place.Courriels);
        Add(place.SiteWeb);
        Add(place.Horaires);
        Add(place.PresentationResume);
        Add(place.PresentationDetail);
        Add(place.Source);
        Add(place.Itinerance);
        Add(place.StructureParente);
        Add(place.DateMaj?.DayNumber);
        Add(place.Services);
        Add(place.PublicsSpecifiquementAdresses);
        Add(place.PriseEnChargeSpecifique);
        Add(place.FraisACharge);
        Add(place.DispositifProgrammesNationaux);
        Add(place.FormationsLabels);
        Add(place.AutresFormationsLabels);
        Add(place.ModalitesAcces);
        Add(place.ModalitesAccompagnement);
        Add(place.FicheAccesLibre);
        Add(place.PriseRdv);
        Add(place.CommuneCode);
        Add(place.DepartementCode);
        return SHA256.HashData(_buffer.AsSpan(0, _length));
    }

    // Every part is preceded by its length, so that moving a letter from one field to the next changes the hash.
    private void Add(string? text)
    {
        Room(4 + (text is null ? 0 : Encoding.UTF8.GetMaxByteCount(text.Length)));
        var bytes = text is null ? 0 : Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length + 4));
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length), text is null ? -1 : bytes);
        _length += 4 + bytes;
    }

    private void Add(double? number)
    {
        Room(8);
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.AsSpan(_length), number ?? double.NaN);
        _length += 8;
    }

    private void Add(IReadOnlyList<string> texts)
    {
        Add(texts.Count);
        foreach (var text in texts)
        {
            Add(text);
        }
    }

    private void Room(int bytes)
    {
        if (_length + bytes > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        }
    }
}
