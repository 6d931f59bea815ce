namespace Millrace.Compiler;

/// <summary>What one parameter of a component's constructor receives.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Type">The service's type; the category for a logger.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
public sealed record ServiceModel(ServiceKind Kind, TypeRef Type, bool IsOptional = false);
