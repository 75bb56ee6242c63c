using System.Globalization;

namespace Keyferry.Server.Tests.Storage;

/// <summary>
/// `kill -9` at any moment loses no answered change and leaves no half of one. The process has eight clients, each change is
/// several entries of the world and often a block of a snapshot.
/// </summary>
public sealed class CrashTests(PostgresCluster postgres) : IClassFixture<PostgresCluster>
{
    // CI kills hundreds of times (KEYFERRY_KILLS); a dozen is enough to see between two edits that nothing is quite wrong.
    private static readonly int s_kills =
        int.Parse(Environment.GetEnvironmentVariable("KEYFERRY_KILLS") ?? "12", CultureInfo.InvariantCulture);

    [Fact]
    public void A_folder_survives_kill_9()
    {
        using TemporaryFolder folder = new();
        Kill(s_kills, "data", folder.Path);
    }

    [Fact]
    public void A_database_survives_kill_9_of_its_client() => Kill(s_kills, "postgres", postgres.NewDatabase());

    private static void Kill(int times, string kind, string place)
    {
        int seed = Environment.TickCount;
        Random random = new(seed);
        Dictionary<int, int> answered = [];
        int changes = 0;
        Victim? next = new(kind, place);
        for (int i = 0; i < times; i++)
        {
            using Victim victim = next;
            // The next one gets ready while this one works.
            next = new Victim(kind, place);
            // The first changes and the later ones, in the middle of whatever.
            string begun = random.Next(4) == 0 ? "ready" : "kept";
            foreach (string line in victim.LetLiveAndKill(begun, TimeSpan.FromMilliseconds(random.NextDouble() * 40)))
            {
                changes += Read(line, answered, $"seed {seed}, life {i}") ? 1 : 0;
            }
        }

        next.Dispose();
        Assert.True(changes > times, $"only {changes} changes were made in {times} lives");
        TestContext.Current.SendDiagnosticMessage($"{changes} changes in {times} lives");
    }

    // Whether the line tells a change that was kept.
    private static bool Read(string line, Dictionary<int, int> answered, string when)
    {
        switch (line.Split(' '))
        {
            case ["found", var client, var number]:
                int last = answered.GetValueOrDefault(Number(client));
                // A change that wasn't answered for may be there, or not; but no client had two under way.
                Assert.True(Number(number) >= last, $"{when}: client {client} was answered {last}, {number} is there");
                Assert.True(Number(number) <= last + 1, $"{when}: client {client} asked for {last + 1}, {number} is there");
                answered[Number(client)] = Number(number);
                return false;
            case ["kept", var client, var number]:
                Assert.Equal(answered.GetValueOrDefault(Number(client)) + 1, Number(number));
                answered[Number(client)] = Number(number);
                return true;
            case ["waiting"] or ["ready"]:
                return false;
            default:
                Assert.Fail($"{when}: {line}");
                return false;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
