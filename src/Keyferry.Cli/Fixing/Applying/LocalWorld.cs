using Keyferry.Cloud.Scenarios;
using Keyferry.Policies.Source;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>The world of a local AWS, as <c>GET /_keyferry/world</c> gives it.</summary>
internal static class LocalWorld
{
    /// <summary>Null with the problem where nobody answers, or something that is no <c>keyferry serve</c>.</summary>
    public static async Task<(Scenario? Scenario, string? Problem)> ReadAsync(Uri endpoint)
    {
        try
        {
            using HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
            using HttpResponseMessage answer = await http.GetAsync(new Uri(endpoint, "/_keyferry/world"));
            string text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
            {
                return (null, $"{endpoint} is no `keyferry serve`: it answers {(int)answer.StatusCode} to GET /_keyferry/world");
            }

            Parsed<Scenario> read = Scenario.Load(endpoint.ToString(), text);
            return read.Value is { } scenario ? (scenario, null) : (null, string.Join('\n', read.Problems));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return (null, $"{endpoint} doesn't answer: {e.Message}; is `keyferry serve` running there?");
        }
    }
}
