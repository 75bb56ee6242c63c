using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Keyferry.Wire.Http;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Aws.Clients;

/// <summary>What one of our shapes asks, as the AWS SDK's pipeline carries requests.</summary>
internal sealed class WireCall(ServiceModel service, Operation operation, WireValue.Structure input) : AmazonWebServiceRequest
{
    /// <summary>Writes the request; the SDK adds the host, the signature and its own headers.</summary>
    public sealed class Marshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public static Marshaller Instance { get; } = new();

        public IRequest Marshall(AmazonWebServiceRequest input) => ((WireCall)input).Marshall();
    }

    private DefaultRequest Marshall()
    {
        WireRequest written = service.Protocol.EncodeRequest(service, operation, input, Guid.NewGuid().ToString());
        DefaultRequest request = new(this, service.SigningName)
        {
            HttpMethod = written.Method,
            Content = written.Body.IsEmpty ? null : written.Body.ToArray(),
            OverrideSigningServiceName = service.SigningName,
        };
        foreach ((string name, string value) in written.Headers)
        {
            request.Headers[name] = value;
        }

        AddPath(request, written.Path);
        AddQuery(request, written.Query);
        return request;
    }

    /// <summary>Segment by segment and decoded: the SDK encodes them its own way, and signs that.</summary>
    private static void AddPath(DefaultRequest request, string path)
    {
        string[] segments = path.Split('/')[1..];
        request.ResourcePath = segments is [""]
            ? "/"
            : string.Concat(segments.Select((_, index) => $"/{{segment{index}}}"));
        for (int index = 0; segments is not [""] && index < segments.Length; index++)
        {
            request.AddPathResource($"{{segment{index}}}", Uri.UnescapeDataString(segments[index]));
        }
    }

    private static void AddQuery(DefaultRequest request, string query)
    {
        if (query.Length == 0)
        {
            return;
        }

        request.UseQueryString = true;
        IEnumerable<IGrouping<string, string>> parameters = query.Split('&')
            .Select(pair => pair.Split('=', 2))
            .GroupBy(pair => Decoded(pair[0]), pair => pair.Length == 2 ? Decoded(pair[1]) : "");
        foreach (IGrouping<string, string> parameter in parameters)
        {
            request.ParameterCollection.Add(parameter.Key, [.. parameter]);
        }
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
