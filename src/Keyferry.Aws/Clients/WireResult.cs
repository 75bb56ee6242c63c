using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Aws.Clients;

/// <summary>What a service answered, as the AWS SDK's pipeline carries answers.</summary>
internal sealed class WireResult : AmazonWebServiceResponse
{
    public WireValue.Structure Output { get; init; } = WireValue.Structure.Empty;

    /// <summary>Reads the answers of one operation. A service's error becomes <see cref="WireServiceException"/>.</summary>
    public sealed class Unmarshaller(ServiceModel service, Operation operation) : ResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input) =>
            Decode(input, input.ResponseData.StatusCode) switch
            {
                DecodedResponse.Success success => new WireResult
                {
                    Output = success.Output,
                    ResponseMetadata = new ResponseMetadata { RequestId = success.RequestId },
                },
                var other => throw Failed(other, null),
            };

        public override AmazonServiceException UnmarshallException(
            UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
            Failed(Decode(input, statusCode), innerException);

        protected override UnmarshallerContext ConstructUnmarshallerContext(
            Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
            new WholeBody(responseStream, response, isException);

        protected override UnmarshallerContext ConstructUnmarshallerContext(
            Stream responseStream,
            bool maintainResponseBody,
            IWebResponseData response,
            bool isException,
            IRequestContext requestContext) =>
            new WholeBody(responseStream, response, isException);

        private DecodedResponse Decode(UnmarshallerContext context, HttpStatusCode status)
        {
            IWebResponseData data = context.ResponseData;
            IEnumerable<KeyValuePair<string, string>> headers =
                data.GetHeaderNames().Select(name => KeyValuePair.Create(name, data.GetHeaderValue(name)));
            WireResponse response = new((int)status, new HttpHeaders(headers), ((WholeBody)context).Bytes);
            return service.Protocol.DecodeResponse(service, operation, response);
        }

        private WireServiceException Failed(DecodedResponse response, Exception? inner) => response switch
        {
            DecodedResponse.Failure failure => new WireServiceException(failure.Error, failure.RequestId, inner),
            DecodedResponse.Unreadable unreadable => new WireServiceException(
                new WireError(
                    WireServiceException.Unreadable,
                    $"the answer to {operation.Name} can't be read: {unreadable.Reason}",
                    unreadable.Status),
                null,
                inner),
            _ => new WireServiceException(
                new WireError(WireServiceException.Unreadable, $"{operation.Name} answers an error that is none", 200),
                null,
                inner),
        };
    }

    /// <summary>An answer read to its end: ours are documents, none is a stream.</summary>
    private sealed class WholeBody : UnmarshallerContext
    {
        public WholeBody(Stream? stream, IWebResponseData response, bool isException)
        {
            WebResponseData = response;
            IsException = isException;
            using MemoryStream bytes = new();
            stream?.CopyTo(bytes);
            Bytes = bytes.ToArray();
        }

        public ReadOnlyMemory<byte> Bytes { get; }

        public override string CurrentPath => "";

        public override int CurrentDepth => 0;

        public override bool IsStartElement => false;

        public override bool IsEndElement => false;

        public override bool IsStartOfDocument => false;
    }
}
