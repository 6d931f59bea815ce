namespace Millrace.Features;

/// <summary>
/// What code of one's own learns of texts in the scan of the training rows, and makes of them: of columns of texts.
/// All columns go through it together. The property is <c>float</c> where it yields one number, else <c>float[]</c>; a missing number becomes 0.
/// </summary>
/// <typeparam name="TAnalyser">The code that learns.</typeparam>
/// <typeparam name="TTransform">
/// The code that applies what was learned. A hash of both, and of all that they use in the same project, is kept with the fitted features: once one is edited,
/// they are refused. What they use of other assemblies counts by name.
/// </typeparam>
public sealed class CustomTextAttribute<TAnalyser, TTransform> : FeatureAttribute
    where TAnalyser : class, ITextAnalyser<TAnalyser, TTransform>
    where TTransform : ITextTransform<TTransform>;
