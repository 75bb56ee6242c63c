using System.Diagnostics;
using System.Globalization;
using Keyferry.Wire.Http;
using Keyferry.Wire.Services.Ec2;

namespace Keyferry.Bench.Serving;

/// <summary>How long DescribeImages takes where an account has many images: from the request to the last byte, one at a time.</summary>
internal static class DescribeImagesBench
{
    private const int WarmUp = 100;
    private const int Calls = 200;

    public static int Run(int images)
    {
        using var server = ServerProcess.StartKeyferry();
        using var account = BenchAccount.SetUp(server);
        for (int i = 0; i < images; i++)
        {
            account.RegisterImage(string.Create(CultureInfo.InvariantCulture, $"image-{i}"));
        }

        List<double> times = [];
        int size = 0;
        for (int i = 0; i < WarmUp + Calls; i++)
        {
            WireRequest request = account.User.Signed(
                Ec2Model.Service, Ec2Model.DescribeImages, new DescribeImagesRequest { Owners = ["self"] });
            long began = Stopwatch.GetTimestamp();
            WireResponse response = account.User.Send(request);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            size = response.Body.Length;
        }

        times.RemoveRange(0, WarmUp);
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"DescribeImages over {images} images, {size} bytes: fastest {times[0]:F1} ms, median {times[Calls / 2]:F1} ms, ")
            + string.Create(CultureInfo.InvariantCulture, $"p99 {times[Calls * 99 / 100]:F1} ms of {Calls} calls; ")
            + string.Create(CultureInfo.InvariantCulture, $"{server.ResidentMegabytes:F0} MB resident"));
        return 0;
    }
}
