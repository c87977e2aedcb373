"""What is named by a slug: the word in its address is its natural key."""

from django.db import models


class SlugManager(models.Manager):
    def get_by_natural_key(self, slug: str) -> models.Model:
        return self.get(slug=slug)


class Slugged(models.Model):
    slug = models.SlugField(unique=True)

    objects = SlugManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
