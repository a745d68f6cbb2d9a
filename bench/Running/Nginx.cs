using System.Diagnostics;

namespace HubsPlatform.Bench.Running;

/// <summary>Debian's nginx with two workers and kept connections in front of one service.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private Nginx(Process process, DirectoryInfo folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<Nginx> StartAsync(Uri upstream, CancellationToken stop)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hubs-nginx-");
        var address = new Uri($"http://127.0.0.1:{Machine.FreePort()}");
        var file = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(file, $$"""
            daemon off;
            worker_processes 2;
            pid {{folder.FullName}}/nginx.pid;
            error_log {{folder.FullName}}/error.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              client_body_temp_path {{folder.FullName}}/body;
              proxy_temp_path {{folder.FullName}}/proxy;
              fastcgi_temp_path {{folder.FullName}}/fastcgi;
              uwsgi_temp_path {{folder.FullName}}/uwsgi;
              scgi_temp_path {{folder.FullName}}/scgi;
              upstream service { server {{upstream.Authority}}; keepalive 64; keepalive_requests 1000000; }
              server {
                listen {{address.Authority}};
                keepalive_requests 1000000;
                location / {
                  proxy_pass http://service;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_set_header Host $host;
                  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                }
              }
            }
            """, stop);
        var nginx = new Nginx(Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-c", file, "-e", Path.Combine(folder.FullName, "error.log"), "-p", folder.FullName]))!, folder, address);
        using var client = new HttpClient { BaseAddress = address };
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync("/health/live", stop);
                return nginx;
            }
            catch (HttpRequestException) when (tries < 50 && !nginx._process.HasExited)
            {
                await Task.Delay(50, stop);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Machine.RunAsync("kill", ["-TERM", $"{_process.Id}"], CancellationToken.None);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
