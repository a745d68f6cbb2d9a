using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Servers;

internal static class RabbitMQProcess
{
    /// <summary>The port on which Erlang nodes and command line tools talk.</summary>
    public const string DistributionEndpoint = "dist";

    private const string User = "rabbitmq";
    private const string Package = "rabbitmq-server";
    private const string Programs = "/usr/lib/rabbitmq/bin"; // not /usr/sbin: the scripts there insist on paths of the machine

    public static NativeServer NameServer(int port)
    {
        string[] epmd = [ServiceUser.Find("epmd", Package, "/usr/bin", "/usr/local/bin"), "-address", "127.0.0.1", "-port", $"{port}"];
        return new NativeServer("/usr/bin/env", [.. ServiceUser.Become(User), "--no-new-privs", .. epmd]) { WorkingDirectory = "/", ShownAs = epmd };
    }

    public static async Task<NativeServer> PrepareAsync(RabbitMQServerResource rabbit, int namesPort, NativeServerContext context, CancellationToken stop)
    {
        string[] server = [ServiceUser.Find("rabbitmq-server", Package, Programs), .. context.Args];
        var home = context.DataDirectory;
        await WriteConfigurationAsync(rabbit, home, stop);
        await ServiceUser.OwnAsync(User, home, stop);
        return new NativeServer("/usr/bin/env", [.. ServiceUser.Become(User), "--no-new-privs", .. server])
        {
            WorkingDirectory = "/",
            ShownAs = server,
            Environment = new Dictionary<string, string>
            {
                ["HOME"] = home, // Erlang's cookie
                ["LANG"] = "C.UTF-8",
                ["PATH"] = $"{Programs}:/usr/bin:/bin",
                ["RABBITMQ_BASE"] = home,
                ["RABBITMQ_MNESIA_BASE"] = Path.Combine(home, "mnesia"),
                ["RABBITMQ_LOG_BASE"] = Path.Combine(home, "log"),
                ["RABBITMQ_PID_FILE"] = Path.Combine(home, "rabbit.pid"),
                ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(home, "config"),
                ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(home, "rabbitmq-env.conf"),
                ["RABBITMQ_CONFIG_FILE"] = Path.Combine(home, "rabbitmq.conf"),
                ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(home, "advanced.config"),
                ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(home, "enabled_plugins"),
                ["RABBITMQ_NODENAME"] = "hubs@localhost",
                ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
                ["RABBITMQ_NODE_PORT"] = $"{rabbit.PrimaryEndpoint.Port}",
                ["RABBITMQ_DIST_PORT"] = $"{new EndpointReference(rabbit, DistributionEndpoint).Port}",
                ["ERL_EPMD_PORT"] = $"{namesPort}",
                ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
                ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
                ["RABBITMQ_LOGS"] = "-",
                ["RABBITMQ_SCHEDULER_BUSY_WAIT_THRESHOLD"] = "very_short", // halves the start
                ["RUNNING_UNDER_SYSTEMD"] = "true", // the script becomes the server, which then gets the signals
            },
        };
    }

    /// <summary>Asks Erlang's name server for its names; the answer begins with its own port.</summary>
    public static async Task AskForNamesAsync(int port, CancellationToken stop)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync("\0\x01n"u8.ToArray(), stop);
        await stream.ReadExactlyAsync(new byte[4], stop);
    }

    /// <summary>
    /// An open port is no broker yet: only an answer to AMQP's greeting is. The server takes who then leaves for a client that broke off:
    /// a warning for each look at its health, hence the level of connections in its log.
    /// </summary>
    public static async Task GreetAsync(RabbitMQServerResource rabbit, CancellationToken stop)
    {
        const byte MethodFrame = 1;
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", rabbit.PrimaryEndpoint.Port, stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync("AMQP\0\0\x09\x01"u8.ToArray(), stop);
        var answer = new byte[1];
        await stream.ReadExactlyAsync(answer, stop);
        if (answer[0] != MethodFrame)
        {
            throw new InvalidOperationException("What listens there does not answer AMQP's greeting.");
        }
    }

    private static async Task WriteConfigurationAsync(RabbitMQServerResource rabbit, string home, CancellationToken stop)
    {
        Directory.CreateDirectory(home);
        var definitions = Path.Combine(home, "definitions.json");
        await File.WriteAllTextAsync(definitions, await DefinitionsAsync(rabbit, stop), stop);
        await File.WriteAllTextAsync(Path.Combine(home, "rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{rabbit.PrimaryEndpoint.Port}
            load_definitions = {definitions}
            disk_free_limit.absolute = 200MB
            vm_memory_high_watermark.absolute = 1GB
            log.console.level = info
            log.connection.level = error

            """, stop);
        foreach (var (file, content) in new[] { ("advanced.config", "[].\n"), ("enabled_plugins", "[].\n"), ("rabbitmq-env.conf", "") })
        {
            await File.WriteAllTextAsync(Path.Combine(home, file), content, stop); // else those of the machine are read
        }
    }

    /// <summary>The one user, read at every start, so that a new password takes effect on old data too.</summary>
    private static async Task<string> DefinitionsAsync(RabbitMQServerResource rabbit, CancellationToken stop)
    {
        var user = await rabbit.UserNameReference.GetValueAsync(stop);
        var password = await rabbit.PasswordParameter.GetValueAsync(stop);
        var salt = RandomNumberGenerator.GetBytes(4);
        var hash = Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password!)])]);
        return JsonSerializer.Serialize(new
        {
            users = new[] { new { name = user, password_hash = hash, hashing_algorithm = "rabbit_password_hashing_sha256", tags = new[] { "administrator" } } },
            vhosts = new[] { new { name = "/" } },
            permissions = new[] { new { user, vhost = "/", configure = ".*", write = ".*", read = ".*" } },
        });
    }
}
