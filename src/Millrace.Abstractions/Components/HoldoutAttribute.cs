namespace Millrace;

/// <summary>
/// Marks an output as data that nobody sees before the final evaluation. It, and whatever is derived from it, does not compile as an input
/// that is used for fitting, training or choosing.
/// </summary>
/// <remarks>
/// A component that yields something learned (an artifact type marked <see cref="LearnedAttribute"/>, or one whose type arguments, public
/// properties or public fields hold such a type, also where a type parameter stands for it) uses every input for learning: none of its inputs takes holdout data, and none may be
/// marked <see cref="ForEvaluationAttribute"/>. On a parameter of <c>Run</c> the mark has no meaning and does not compile: an input that may
/// take holdout data is marked <see cref="ForEvaluationAttribute"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue)]
public sealed class HoldoutAttribute : Attribute;
