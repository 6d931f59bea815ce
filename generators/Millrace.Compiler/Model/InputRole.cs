namespace Millrace.Compiler;

/// <summary>What a component uses an input for; the names are those of <c>Millrace.InputRole</c>.</summary>
public enum InputRole
{
    Unspecified,
    Fitting,
    Training,
    Choosing,
    Evaluation,
}
