using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace HubsPlatform.Gateway.Sessions;

/// <summary>Data-protection keys in the gateways' common database: what one of them encrypted, each can read, after a restart as well.</summary>
internal sealed class KeyRing(NpgsqlDataSource database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenConnection();
        return [.. connection.Query<string>("select xml from data_protection_keys").Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.OpenConnection();
        connection.Execute(
            "insert into data_protection_keys (id, name, xml) values (@id, @friendlyName, @xml)",
            new { id = Guid.CreateVersion7(), friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
