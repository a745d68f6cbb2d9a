using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace HubsPlatform.Directory.Mail;

/// <summary>Takes the certificates of an operator's own authority beside those that the machine knows.</summary>
/// <param name="file">PEM, one or more.</param>
internal sealed class ServerTrust(string file)
{
    private readonly X509Certificate2Collection _authorities = Read(file);

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        // Another name, or no certificate at all, no authority makes good.
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // such authorities seldom publish lists
        foreach (var element in presented?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(server);
    }

    private static X509Certificate2Collection Read(string file)
    {
        X509Certificate2Collection authorities = [];
        authorities.ImportFromPemFile(file);
        return authorities;
    }
}
