using System.Reflection;
using Keyferry.Wire.Services;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Tests.Services;

/// <summary>Every service that is described, and how tests get at the types of any structure.</summary>
internal static class DescribedServices
{
    public static IReadOnlyDictionary<string, ServiceModel> All { get; } =
        ServiceModels.All.ToDictionary(s => s.SigningName);

    /// <summary>What the type that is generated for a structure makes of a value, read and written again.</summary>
    public static WireValue.Structure ThroughItsType(ServiceModel service, Shape.Structure shape, WireValue.Structure value) =>
        (WireValue.Structure)Method(nameof(ReadAndWrite))
            .MakeGenericMethod(TypeOf(service, shape.Name))
            .Invoke(null, [value])!;

    public static string Shown(ServiceModel service, Shape.Structure shape, WireValue.Structure value) =>
        (string)Method(nameof(ReadAndShow)).MakeGenericMethod(TypeOf(service, shape.Name)).Invoke(null, [value])!;

    private static MethodInfo Method(string name) =>
        typeof(DescribedServices).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static Type TypeOf(ServiceModel service, string name) => typeof(ServiceModel).Assembly.GetTypes()
        .Single(t => t.Name == name
            && t.Namespace?.Equals($"Keyferry.Wire.Services.{service.Name.Replace(" ", "", StringComparison.Ordinal)}", StringComparison.OrdinalIgnoreCase) == true);

    private static WireValue.Structure ReadAndWrite<T>(WireValue.Structure value)
        where T : IWireStructure<T> => T.Read(value).Write();

    private static string ReadAndShow<T>(WireValue.Structure value)
        where T : IWireStructure<T> => T.Read(value).ToString()!;
}
