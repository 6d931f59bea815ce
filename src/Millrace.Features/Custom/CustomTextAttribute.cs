namespace Millrace.Features;

/// <summary>
/// What code of one's own makes of texts, with nothing to learn: of columns of texts.
/// All columns go through it together. The property is <c>float</c> where it yields one number, else <c>float[]</c>; a missing number becomes 0.
/// </summary>
/// <typeparam name="TTransform">
/// The code. A hash of it, and of all that it uses in the same project, is kept with the fitted features: once it is edited, they are refused. What it uses of
/// other assemblies counts by name.
/// </typeparam>
public sealed class CustomTextAttribute<TTransform> : FeatureAttribute
    where TTransform : ITextTransform<TTransform>, new();
