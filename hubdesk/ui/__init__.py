"""The windows: Qt lives here and in ``app`` only. Views draw frozen states and pass on wishes; they hold no rule."""
