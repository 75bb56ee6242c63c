using System.Globalization;
using Keyferry.Server.Tests.Storage.Crashes;

namespace Keyferry.Server.Tests.Storage;

/// <summary>
/// `kill -9` of `keyferry serve` at any moment loses no answered change and leaves no half of one: clients sign and call while it is
/// killed and started again, over and over, in the middle of its start, of calls and of what happens by itself.
/// </summary>
public abstract class CrashTests
{
    // CI kills the native command hundreds of times (KEYFERRY_KILLS, KEYFERRY_NATIVE); a dozen is enough to see between two edits that nothing is quite wrong.
    private static readonly int s_kills =
        int.Parse(Environment.GetEnvironmentVariable("KEYFERRY_KILLS") ?? "12", CultureInfo.InvariantCulture);

    /// <summary>The two stores at once.</summary>
    public sealed class OfAFolder : CrashTests
    {
        [Fact]
        public async Task A_folder_survives_kill_9()
        {
            using TemporaryFolder folder = new();
            await KillAsync("--data", folder.Path);
        }
    }

    public sealed class OfADatabase(PostgresCluster postgres) : CrashTests, IClassFixture<PostgresCluster>
    {
        [Fact]
        public async Task A_database_survives_kill_9_of_its_client() => await KillAsync("--postgres", postgres.NewDatabase());
    }

    private static async Task KillAsync(params string[] store)
    {
        int seed = Environment.TickCount;
        Random random = new(seed);
        CrashClient[] clients =
        [
            .. Enumerable.Range(0, 3).Select(n => new CountingClient(n)), new KeyClient(), new SnapshotClient(), new PipelineClient(),
        ];
        string[] first = ["--scenario", Repository.PathOf("examples/golden.yaml"), .. store];
        for (int life = 0; life < s_kills; life++)
        {
            // The world that it begins with is kept with the first answer at the latest.
            using ServeProcess serve = new(clients.Any(c => c.Answered > 0) ? store : first);
            try
            {
                await LiveAsync(serve, life, random, clients);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}, life {life}: {e.Message}", e);
            }
        }

        using ServeProcess last = new(store);
        Uri endpoint = await last.ReadyAsync();
        await Task.WhenAll(clients.Select(c => c.CheckAsync(endpoint)));
        Assert.All(clients, c => Assert.True(c.Answered > 0, $"{c} was never answered"));
        TestContext.Current.SendDiagnosticMessage($"{clients.Sum(c => c.Answered)} changes in {s_kills} lives");
    }

    private static async Task LiveAsync(ServeProcess serve, int life, Random random, CrashClient[] clients)
    {
        if (random.Next(8) == 0)
        {
            // While it starts.
            await Task.Delay(random.Next(500));
            return;
        }

        Uri endpoint = await serve.ReadyAsync();
        if (life % 5 == 4)
        {
            await Task.WhenAll(clients.Select(c => c.CheckAsync(endpoint)));
        }

        Task[] work = [.. clients.Select(c => c.WorkAsync(endpoint))];
        // A client that ends before the server found a fault.
        await Task.WhenAny([.. work, LetLiveAsync(life, random, clients)]);
        serve.Kill();
        await Task.WhenAll(work);
    }

    // One of four lives ends among its first answers, the others later; in the first everybody gets one.
    private static async Task LetLiveAsync(int life, Random random, CrashClient[] clients)
    {
        int[] before = [.. clients.Select(c => c.Answered)];
        Func<bool> hasBegun = life == 0
            ? () => clients.All(c => c.Answered > 0)
            : () => clients.Where((c, i) => c.Answered > before[i]).Any();
        bool waits = life == 0 || random.Next(4) != 0;
        while (waits && !hasBegun())
        {
            await Task.Delay(5);
        }

        await Task.Delay(random.Next(150));
    }
}
