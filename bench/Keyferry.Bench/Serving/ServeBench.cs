using System.Globalization;
using Keyferry.Wire.Http;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.Kms;
using Keyferry.Wire.Services.Sts;

namespace Keyferry.Bench.Serving;

/// <summary>
/// Answers a second of <c>keyferry serve</c>, which verifies every signature and authorizes every call, beside moto's server,
/// which does neither; one after the other, in one run, with the same requests.
/// </summary>
internal static class ServeBench
{
    private const int WarmUpSeconds = 5;
    private const int Seconds = 10;

    public static int Run()
    {
        Dictionary<string, Served> keyferry = Measure(ServerProcess.StartKeyferry());
        if (ServerProcess.StartMoto() is not { } server)
        {
            Console.WriteLine("moto isn't there (pip install 'moto[server]'): nothing to compare with");
            return 0;
        }

        foreach ((string name, Served moto) in Measure(server))
        {
            Console.WriteLine(
                Text($"{name}: keyferry answers {keyferry[name].Rate / moto.Rate:F1} times as many a second as moto, ")
                + Text($"and {moto.Microseconds / keyferry[name].Microseconds:F1} times as many in a second of processor time"));
        }

        return 0;
    }

    private static Dictionary<string, Served> Measure(ServerProcess server)
    {
        using (server)
        {
            Console.WriteLine(Text($"{server.Name}: {server.ResidentMegabytes:F0} MB resident before the first call"));
            using var account = BenchAccount.SetUp(server);
            string image = account.RegisterImage("measured");
            Dictionary<string, Served> results = [];
            foreach ((string name, Func<WireRequest> request) in Requests(account, image))
            {
                WrkLoad.Run(server.Endpoint, request(), WarmUpSeconds);
                TimeSpan used = server.ProcessorTime;
                LoadResult result = WrkLoad.Run(server.Endpoint, request(), Seconds);
                Served served = new(result.Rate, (server.ProcessorTime - used).TotalMicroseconds / result.Answers);
                results.Add(name, served);
                Console.WriteLine(
                    Text($"{server.Name}: {name} {result.Rate:F0} a second, p50 {result.Median:F2} ms, p99 {result.P99:F2} ms, ")
                    + Text($"{served.Microseconds:F0} µs of processor time an answer; ")
                    + Text($"{server.ResidentMegabytes:F0} MB resident, {server.PeakMegabytes:F0} at most"));
            }

            return results;
        }
    }

    // The processor time that an answer costs tells the servers apart on a busy machine, too.
    private sealed record Served(double Rate, double Microseconds);

    // Signed when asked for: a signature is good for some minutes.
    private static IEnumerable<(string Name, Func<WireRequest> Request)> Requests(BenchAccount account, string image) =>
    [
        ("kms:Encrypt", () => account.User.Signed(KmsModel.Service, KmsModel.Encrypt, new EncryptRequest
        {
            KeyId = account.KeyArn,
            Plaintext = "a few bytes to encrypt"u8.ToArray(),
        })),
        ("ec2:DescribeImages", () => account.User.Signed(
            Ec2Model.Service, Ec2Model.DescribeImages, new DescribeImagesRequest { ImageIds = [image] })),
        ("sts:AssumeRole", () => account.User.Signed(StsModel.Service, StsModel.AssumeRole, new AssumeRoleRequest
        {
            RoleArn = BenchAccount.RoleArn,
            RoleSessionName = "measured",
        })),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
