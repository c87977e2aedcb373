"""What is named by a slug: the word in its address is its natural key."""

from django.db import models


class Slugged(models.Model):
    slug = models.SlugField(unique=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
