using System.Collections.Concurrent;
using System.Text;
using Keyferry.Server.Hosting;
using Keyferry.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Keyferry.Server.Tests.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_gets_a_span_and_the_duration_of_each_call()
    {
        ConcurrentDictionary<string, string> received = new(StringComparer.Ordinal);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        await using WebApplication collector = builder.Build();
        collector.Run(async context =>
        {
            using MemoryStream body = new();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received[context.Request.Path] = Encoding.Latin1.GetString(body.ToArray());
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);

        using (Telemetry telemetry = new(new Uri(collector.Urls.First())))
        {
            await using KeyferryServer server = await KeyferryServer.StartAsync(
                new ServeOptions { Port = 0 }, new MemoryStore(), new MemoryBlocks(), null, telemetry);
            using HttpClient client = new();
            using FormUrlEncodedContent form = new([new("Action", "GetCallerIdentity"), new("Version", "2011-06-15")]);
            using HttpResponseMessage answer = await client.PostAsync(server.Endpoint, form, TestContext.Current.CancellationToken);
            Assert.Equal(403, (int)answer.StatusCode);
        }

        Assert.Contains("STS/GetCallerIdentity", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("MissingAuthenticationToken", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("rpc.server.duration", received["/v1/metrics"], StringComparison.Ordinal);
    }
}
