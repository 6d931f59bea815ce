using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>One output of a step.</summary>
internal sealed record OutputValue(int Step, int Output, TypeRef Type, EquatableArray<ViewModel> Views) : WiringValue;
