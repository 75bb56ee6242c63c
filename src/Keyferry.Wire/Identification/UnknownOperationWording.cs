using Keyferry.Wire.Protocols;

namespace Keyferry.Wire.Identification;

/// <summary>
/// What a service answers when it is asked for what it doesn't have: AWS's code, and whose gap it is.
/// </summary>
public static class UnknownOperationWording
{
    /// <summary>
    /// The query services have <c>InvalidAction</c>, with the text of https://github.com/boto/boto/issues/1282; the
    /// others <c>UnknownOperationException</c>, whose text AWS leaves empty.
    /// </summary>
    public static WireError Describe(Identified.UnknownOperation unknown) => unknown.Service.Protocol switch
    {
        FormProtocol => new WireError(
            "InvalidAction",
            $"The action {unknown.Name} is not valid for this web service. Keyferry does not have it.",
            400),
        RestJson => new WireError("UnknownOperationException", Ours(unknown), 404),
        _ => new WireError("UnknownOperationException", Ours(unknown), 400),
    };

    private static string Ours(Identified.UnknownOperation unknown) =>
        $"{unknown.Service} has no operation {unknown.Name} in Keyferry.";
}
