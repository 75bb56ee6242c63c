using System.Diagnostics;
using System.Diagnostics.Metrics;
using Keyferry.Server.Dispatch;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Keyferry.Server.Hosting;

/// <summary>
/// A span and two figures a call, sent by OTLP. Names follow OpenTelemetry's conventions for RPC
/// (https://opentelemetry.io/docs/specs/semconv/rpc/aws-api/).
/// </summary>
public sealed class Telemetry : ICallObserver, IDisposable
{
    private const string Name = "Keyferry";

    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _duration;
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    // The port that IANA has for OTLP over gRPC; over HTTP it is 4318.
    private const int GrpcPort = 4317;

    /// <param name="endpoint">An OTLP collector: port 4317 is spoken to with gRPC, any other with HTTP.</param>
    public Telemetry(Uri endpoint)
    {
        _duration = _meter.CreateHistogram<double>("rpc.server.duration", "ms", "How long a call took.");
        ResourceBuilder resource = ResourceBuilder.CreateDefault().AddService("keyferry");
        bool isHttp = endpoint.Port != GrpcPort;
        OtlpExportProtocol protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Name)
            .AddOtlpExporter(o => (o.Endpoint, o.Protocol) = (Place(endpoint, isHttp, "traces"), protocol))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Name)
            .AddOtlpExporter(o => (o.Endpoint, o.Protocol) = (Place(endpoint, isHttp, "metrics"), protocol))
            .Build();
    }

    public void Observe(Served served)
    {
        string service = served.Service?.Name ?? "unknown";
        TagList tags = new()
        {
            { "rpc.system", "aws-api" },
            { "rpc.service", service },
            { "rpc.method", served.OperationName },
            { "http.response.status_code", served.Status },
        };
        _duration.Record(served.Duration.TotalMilliseconds, tags);
        using Activity? span = _source.StartActivity(
            $"{service}/{served.OperationName}",
            ActivityKind.Server,
            ActivityContext.TryParse(served.TraceParent, null, isRemote: true, out ActivityContext parent) ? parent : default,
            tags!,
            startTime: served.At);
        if (span is null)
        {
            return;
        }

        span.SetTag("aws.request_id", served.RequestId);
        span.SetTag("cloud.region", served.Sender?.Region.Value);
        span.SetTag("enduser.id", served.Sender?.Caller.Arn);
        if (served.Error is { } error)
        {
            span.SetStatus(ActivityStatusCode.Error, error.Message);
            span.SetTag("error.type", error.Code);
        }

        span.SetEndTime((served.At + served.Duration).UtcDateTime);
    }

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
        _source.Dispose();
        _meter.Dispose();
    }

    // With HTTP each signal has a path of its own, which the exporter adds only to an address that it finds by itself.
    private static Uri Place(Uri endpoint, bool isHttp, string signal) =>
        isHttp ? new Uri($"{endpoint.ToString().TrimEnd('/')}/v1/{signal}") : endpoint;
}
