namespace Millrace;

/// <summary>When a step's result may be reused.</summary>
public enum CachePolicy
{
    /// <summary>When the content of its inputs, its parameters and the code are the same.</summary>
    Content = 0,

    /// <summary>Never: the step runs in every run, but for one that resumes a run which has done it.</summary>
    Never = 1,

    /// <summary>As <see cref="Content"/>, but only for a time: what the step reads from outside may change unseen.</summary>
    Expires = 2,
}
